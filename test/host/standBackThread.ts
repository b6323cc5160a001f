/** A thread that stands back, and tells its priority before and after. */
import { readlinkSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { standBack } from '../../electron/host/standBack.ts'

const priority = () =>
  process.platform === 'linux'
    ? getPriority(Number(basename(readlinkSync('/proc/thread-self'))))
    : constants.priority.PRIORITY_BELOW_NORMAL
const before = priority()
standBack()
parentPort!.postMessage({ before, after: priority() })
