/** Entry of the back end in the desktop app: a utility process that serves each window over its own message port. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultHome } from '../../db/company/place.ts'
import { assert } from '../../db/rules/errors.ts'
import { type Port, servePort } from '../doors/ipc.ts'
import { setHostStarter } from '../hosts/host.ts'
import { assemble } from './assemble.ts'
import { Log } from './log.ts'
import { realParts } from './real.ts'
import { sealKeyOf } from './sealKey.ts'
import { type ParentPort, ShellLink } from './shellLink.ts'

const parent = (process as { parentPort?: ParentPort }).parentPort
assert(parent, 'desktop.ts is started by the desktop shell')

// What the program writes is for this user alone: books above all, with what SQLite keeps beside them.
process.umask(0o077)

const home = defaultHome()
mkdirSync(home, { recursive: true, mode: 0o700 })
/** Windows that come before the books can be served. */
const early: Port[] = []
let serve = (port: Port): void => void early.push(port)
let stop = (): void => process.exit(0)

const link = new ShellLink(parent, { window: (port) => serve(port), stop: () => stop() })
setHostStarter((program) => link.startHost(program))
const sealKey = await sealKeyOf(home, link, new Log(join(home, 'logs'), Date.now))
const backEnd = assemble({ ...(await realParts(home)), sealKey })
backEnd.log.info('started', { node: process.version, pid: process.pid, door: 'window' })
stop = () => void backEnd.stop().finally(() => process.exit(0))
serve = (port) => void servePort(port, backEnd.program)
for (const port of early.splice(0)) serve(port)
