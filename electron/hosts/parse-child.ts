/** The program that runs in the parse host. */
import { serveParser } from './parse-service.ts'

void serveParser(import('../bank/formats/index.ts').then(({ parseBytes }) => parseBytes))
