import { Button } from '@fluentui/react-components'
import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { AccountField } from '../components/AccountField.tsx'
import { AmountField } from '../components/AmountField.tsx'
import { enterAdvances } from '../components/enterAdvances.ts'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useSettledSave } from '../components/settled.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import { TypedLines } from './TypedLines.tsx'
import { TypedProbable } from './TypedProbable.tsx'
import { proofOf, type TypedStatement } from './typedStatement.ts'
import { isBankLike } from './useImport.ts'
import { useTypedStatement } from './useTypedStatement.ts'

interface EnterStatementProps {
  readonly account: string
  readonly currency: string
}

/** A statement typed by hand: Tab and Enter go on, Escape steps back, Ctrl+Enter saves. */
export function EnterStatement({ account, currency }: EnterStatementProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLFormElement>(null)
  const form = useTypedStatement(account, currency)
  const { statement, faults } = form
  const save = useSettledSave(form.save)
  const isSaved = form.saved !== undefined
  useEffect(() => {
    if (!isSaved) box.current?.querySelector<HTMLInputElement>('.gl-amount-input input')?.focus()
  }, [isSaved])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save.fromField()
    } else enterAdvances(event)
  }
  if (form.saved)
    return (
      <Saved account={account} onAnother={form.clear}>
        <ImportOutcome result={form.saved} />
      </Saved>
    )
  return (
    <form ref={box} className="gl-stack" onKeyDown={onKeyDown} onSubmit={save.fromButton}>
      <TypedHead account={account} currency={currency} form={form} />
      <LiveProof statement={statement} currency={currency} isRefused={faults.has('closing')} />
      <TypedLines
        statement={statement}
        faults={faults}
        currency={currency}
        onChange={form.changeLine}
        onRemove={form.removeLine}
      />
      {faults.get('lines') ? <p className="gl-wrong">{faults.get('lines')}</p> : null}
      {form.asksProbable ? (
        <TypedProbable skip={form.skipProbable} onChoose={form.setSkipProbable} error={form.error} />
      ) : (
        <Problem error={form.error} />
      )}
      <div className="gl-actions">
        <Button appearance="primary" type="submit" disabled={form.busy}>
          {t('bank.enter.save')}
        </Button>
        <kbd>{t('keys.ctrlEnter')}</kbd>
        <Button appearance="subtle" onClick={form.clear}>
          {t('bank.enter.clear')}
        </Button>
      </div>
    </form>
  )
}

interface TypedHeadProps extends EnterStatementProps {
  readonly form: ReturnType<typeof useTypedStatement>
}

/** Which account, and the two balances between which the lines stand. */
function TypedHead({ account, currency, form }: TypedHeadProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <div className="gl-form-row gl-typed-head">
      <AccountField
        label={t('bank.enter.account')}
        value={account}
        onChange={(code) => {
          form.moveTo(code)
          void navigate(`/bank/${encodeURIComponent(code)}/enter`)
        }}
        only={isBankLike}
      />
      {(['opening', 'closing'] as const).map((which) => (
        <AmountField
          key={which}
          label={t(which === 'opening' ? 'bank.enter.opening' : 'bank.enter.closing')}
          value={form.statement[which]}
          onChange={(amount) => form.change({ [which]: amount })}
          currency={currency}
          problem={form.faults.get(which)}
        />
      ))}
    </div>
  )
}

interface SavedProps {
  readonly account: string
  readonly onAnother: () => void
  readonly children: ReactNode
}

/** What came of it, and what to do next. */
function Saved({ account, onAnother, children }: SavedProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <section className="gl-stack" aria-label={t('bank.enter.saved')}>
      {children}
      <div className="gl-actions">
        <Button
          appearance="primary"
          autoFocus
          onClick={() => void navigate(`/bank/${encodeURIComponent(account)}`)}
        >
          {t('bank.seeLines')}
        </Button>
        <Button onClick={onAnother}>{t('bank.enter.another')}</Button>
      </div>
    </section>
  )
}

interface LiveProofProps {
  readonly statement: TypedStatement
  readonly currency: string
  /** It was to be saved so: what to do about the gap is said. */
  readonly isRefused: boolean
}

/** Opening + lines = closing, while one types: proved, or how much is missing. */
function LiveProof({ statement, currency, isRefused }: LiveProofProps) {
  const { t } = useTranslation()
  const { gap, isProved } = proofOf(statement, currency)
  return (
    <p className="gl-status" role="status">
      {isProved ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
      {isProved ? t('bank.proof.proved') : gap === null ? t('bank.enter.noBalances') : t('bank.enter.gap')}
      {gap !== null && !isProved ? <Figure amount={gap} currency={currency} /> : null}
      {isRefused ? <span className="gl-wrong">{t('bank.enter.gapHelp')}</span> : null}
    </p>
  )
}
