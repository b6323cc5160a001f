/** Opens a company where no file may grow, and ends with 42 when that is told as a disk that is full or does not do its work. Run by refusalsPlaces.test.ts. */
import { answerOf } from '../../db/rules/errors.ts'
import { Desk, postOne } from '../support/companyFile.ts'

try {
  new Desk(process.argv[2]!).with((company) => postOne(company, 100))
} catch (error) {
  process.exit(['company.diskFull', 'disk.failed'].includes(answerOf(error).code) ? 42 : 1)
}
