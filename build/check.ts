/** `npm run check`: the quick checks alone, in a few seconds. */
import { checks, tidy } from './checks.ts'
import { runSteps } from './steps.ts'

const total = await runSteps([...checks(), tidy()])
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
