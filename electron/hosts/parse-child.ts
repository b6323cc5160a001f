/** The program that runs in the parse host. */
import { parseBytes } from '../bank/formats/index.ts'
import { serveParser } from './parse-service.ts'

void serveParser(parseBytes)
