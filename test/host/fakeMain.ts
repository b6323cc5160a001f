/** The back end as a process, with the fake books: what the launcher forks. */
import { defaultHome } from '../../db/company/place.ts'
import { runBackEnd } from '../../electron/host/process.ts'
import { fakeParts } from './fakeParts.ts'

await runBackEnd(fakeParts(defaultHome()), process.argv.slice(2))
