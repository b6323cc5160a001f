/** Rewrites docs/licences.md: run it after the lock file has changed. */
import fs from 'node:fs'
import path from 'node:path'
import { licencesDoc } from './licences.ts'
import { root } from './steps.ts'

const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
fs.writeFileSync(path.join(root, 'docs/licences.md'), licencesDoc(packages))
