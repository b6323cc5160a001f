/** Rewrites docs/operations.md: run it after an operation is added or changed. */
import fs from 'node:fs'
import path from 'node:path'
import { operations } from '../electron/operations/index.ts'
import { operationsDoc } from './operationsDoc.ts'
import { root } from './steps.ts'

fs.writeFileSync(path.join(root, 'docs/operations.md'), operationsDoc(operations))
