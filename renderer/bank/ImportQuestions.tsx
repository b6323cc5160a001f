import { Button, Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../data/useFormat.ts'
import type { ColumnMap, Preview } from '../transport/wire.ts'
import { confirmed } from './columns.ts'
import type { useImport } from './useImport.ts'
import type { Question } from './useQuestions.ts'

type Readings = Extract<Question, { readings: unknown }>

interface ImportQuestionsProps {
  readonly job: ReturnType<typeof useImport>
  readonly preview: Preview
}

/** What the file leaves open, each question once with an example read both ways; an answer can still be changed. */
export function ImportQuestions({ job, preview }: ImportQuestionsProps) {
  const { t } = useTranslation()
  const { open, asked } = job.questions
  const { layout } = preview
  const aboutColumns = open.filter((question) => !('readings' in question))
  return (
    <>
      {asked.map((question) =>
        'readings' in question ? (
          <ReadingQuestion
            key={question.kind}
            question={question}
            columns={job.columns}
            onAnswer={job.answer}
          />
        ) : null,
      )}
      {aboutColumns.map((question) => (
        <section key={question.kind} className="gl-question">
          <p>
            <strong>
              {question.kind === 'remembered'
                ? t('bank.ask.remembered', { name: 'text' in question ? question.text : '' })
                : t(question.kind === 'sides' ? 'bank.ask.sides' : 'bank.ask.columns')}
            </strong>
          </p>
          {layout && preview.transactions > 0 ? (
            <div className="gl-actions">
              <Button onClick={() => job.answer(confirmed(layout))}>{t('bank.ask.columnsRight')}</Button>
            </div>
          ) : null}
        </section>
      ))}
    </>
  )
}

/** What an answer is in the columns. */
function said(question: Readings, value: string): ColumnMap {
  if (question.kind === 'dateOrder') return { dateFormat: value }
  if (question.kind === 'decimal') return { decimal: value === ',' ? ',' : '.' }
  if (question.kind === 'missingDays') return { missingDays: value === 'above' ? 'above' : 'leave' }
  if (question.kind === 'tables')
    return { otherTables: value === 'read' || value === 'apart' ? value : 'leave' }
  return { invertSign: value === 'true' }
}

/** The answer given, as the value of its reading. */
function givenTo({ kind }: Readings, columns: ColumnMap | null): string {
  if (kind === 'dateOrder') return columns?.dateFormat ?? ''
  if (kind === 'decimal') return columns?.decimal ?? ''
  if (kind === 'tables') return columns?.otherTables ?? ''
  if (kind === 'missingDays') return columns?.missingDays ?? ''
  return columns?.invertSign === undefined ? '' : String(columns.invertSign)
}

interface ReadingQuestionProps {
  readonly question: Readings
  readonly columns: ColumnMap | null
  readonly onAnswer: (part: ColumnMap) => void
}

function ReadingQuestion({ question, columns, onAnswer }: ReadingQuestionProps) {
  const { t } = useTranslation()
  const words = useWords(question)
  const title = t(TITLES[question.kind], { text: question.text })
  const given = givenTo(question, columns)
  return (
    <section className="gl-question" data-said={given === '' ? undefined : given}>
      <p id={`ask-${question.kind}`}>
        <strong>{title}</strong>
      </p>
      <RadioGroup
        aria-labelledby={`ask-${question.kind}`}
        value={given}
        onChange={(_, { value }) => onAnswer(said(question, value))}
      >
        {question.readings.map(({ value, example }) => (
          <Radio key={String(value)} value={String(value)} label={words(String(value), example)} />
        ))}
      </RadioGroup>
    </section>
  )
}

const TITLES = {
  dateOrder: 'bank.ask.dateOrder',
  decimal: 'bank.ask.decimal',
  tables: 'bank.ask.tables',
  missingDays: 'bank.ask.missingDays',
  sign: 'bank.ask.sign',
} as const satisfies Record<Readings['kind'], string>

const TABLES = {
  read: 'bank.ask.readTables',
  apart: 'bank.ask.apartTables',
  leave: 'bank.ask.leaveTables',
} as const

/** A reading in words: « 3 avril 2026 (le jour d’abord) ». */
function useWords({ kind }: Readings): (value: string, example: string) => string {
  const { t } = useTranslation()
  const format = useFormat()
  if (kind === 'dateOrder')
    return (value, example) => {
      const order = t(value === 'dmy' ? 'bank.ask.dayFirst' : 'bank.ask.monthFirst')
      return example === '' ? order : t('bank.ask.reading', { example: format.longDay(example), how: order })
    }
  if (kind === 'decimal')
    return (value, example) => {
      const mark = t(value === ',' ? 'bank.ask.comma' : 'bank.ask.dot')
      return example === '' ? mark : t('bank.ask.reading', { example: format.amount(example), how: mark })
    }
  if (kind === 'missingDays')
    return (value, example) => {
      if (value === 'leave') return t('bank.ask.leaveDayless')
      const how = t('bank.ask.dayAbove')
      return example === '' ? how : t('bank.ask.reading', { example: format.longDay(example), how })
    }
  if (kind === 'tables') return (value) => t(TABLES[value as keyof typeof TABLES])
  return (value, example) => {
    const how = t(value === 'true' ? 'bank.ask.isOut' : 'bank.ask.isIn')
    return example === '' ? how : t('bank.ask.reading', { example: format.amount(example), how })
  }
}
