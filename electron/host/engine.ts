/** The real books behind a company's thread: opens the file, performs the operations of the registry. */
import { backupIfChanged } from '../../db/company/backup.ts'
import { type Company, openCompany } from '../../db/company/company.ts'
import type { Place } from '../../db/company/place.ts'
import { operations } from '../operations/index.ts'
import { performFile, performOn } from '../operations/perform.ts'
import type { Operation } from '../operations/registry.ts'
import type { Tools } from '../operations/tools.ts'
import { keychainOf } from './keychain.ts'
import type { WorkerStart } from './messages.ts'
import type { Engine, Opened } from './serveCompany.ts'

function operationOf(name: string): Operation {
  return operations[name]!
}

function placeOf({ dataFolder, sealKey }: WorkerStart): Place {
  return { home: dataFolder, keychain: sealKey ? keychainOf(sealKey) : null }
}

/** A file about to be made, copied or changed as a whole: the operation opens it itself. */
function wholeFile(path: string): Opened {
  return {
    perform: (name, input, tools) => performFile(path, operationOf(name), input, tools),
    writes: () => false,
    dataVersion: () => null,
    checkpoint: () => {},
    backUp: () => {},
    close: () => {},
  }
}

function openBooks(company: Company): Opened {
  return {
    perform: (name, input, tools) => performOn(company, operationOf(name), input, tools),
    writes: (name) => operationOf(name).kind === 'write',
    dataVersion: () => company.dataVersion(),
    checkpoint: () => company.checkpoint(),
    backUp: (reason) => void backupIfChanged(company, reason),
    close: () => company.close(),
  }
}

export const engine: Engine = {
  async open(start): Promise<Opened> {
    if (start.role === 'file') return wholeFile(start.path)
    const { path, role, passphrase: secret } = start
    return openBooks(
      openCompany({ path, place: placeOf(start), now: Date.now, secret, readonly: role === 'reading' }),
    )
  },
  tools: (start, given): Tools => ({
    ...given,
    place: placeOf(start),
    now: Date.now,
    secret: start.passphrase,
  }),
}
