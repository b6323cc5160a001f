/** Why a coding is suggested, in words; and what keeps a rule from a line that a document asks for. */
import { expect, test } from 'vitest'
import { isClaimed, isContested } from '../../../../db/rules/labels/claims.ts'
import { kindOfMovement } from '../../../../db/rules/labels/known-kinds.ts'
import { codingReasonText, suggestionText } from '../../../../db/rules/labels/reasons.ts'
import type { Proposal } from '../../../../db/rules/matching/propose.ts'

const memory = (times: number, of: number, chance = 0, words: readonly string[] = []) => ({
  memory: { times, of, words, chance },
})

test.each([
  [{ rule: 'Loyer' }, 'Règle « Loyer »', 'Rule “Loyer”'],
  [{ rule: 'Loyer', ...memory(1, 1) }, 'Règle « Loyer »', 'Rule “Loyer”'],
  [
    { category: 'Loyer', ...memory(1, 1) },
    'Catégorie « Loyer » : comme la dernière fois, la seule',
    'Category “Loyer”: as the last time, the only one',
  ],
  [
    { category: 'Loyer', ...memory(2, 3) },
    'Catégorie « Loyer » : 2 fois sur 3',
    'Category “Loyer”: 2 times out of 3',
  ],
  [
    { category: '5310', isNamed: true },
    'Catégorie « 5310 » : c’est le nom ou le numéro du compte',
    'Category “5310”: the name or number of the account',
  ],
  [
    { category: 'Loyer' },
    'Catégorie « Loyer » : le nom du compte y ressemble',
    'Category “Loyer”: the name of the account is like it',
  ],
  [memory(1, 1), 'Comme la dernière fois, la seule', 'As the last time, the only one'],
  [memory(1, 2, 49), '1 fois sur 2 pour ce libellé', '1 times out of 2 for this label'],
  [memory(2, 4, 80), '2 fois sur 4 pour ce libellé', '2 times out of 4 for this label'],
  [memory(1, 4, 49), '1 fois sur 4 pour ce libellé', '1 times out of 4 for this label'],
  [
    memory(1, 4, 50),
    '1 fois sur 4 pour ce libellé ; le montant convient',
    '1 times out of 4 for this label; the amount fits',
  ],
  [
    memory(2, 5, 50),
    '2 fois sur 5 pour ce libellé ; le montant convient',
    '2 times out of 5 for this label; the amount fits',
  ],
  [
    memory(0, 0, 61, ['hydro']),
    'Libellés semblables (hydro) : 61 % de chances',
    'Similar labels (hydro): 61% likely',
  ],
  [memory(0, 0, 61), 'Libellés semblables : 61 % de chances', 'Similar labels: 61% likely'],
  [memory(0, 1, 61), 'Libellés semblables : 61 % de chances', 'Similar labels: 61% likely'],
  [
    memory(0, 0, 61, ['hydro', 'quebec']),
    'Libellés semblables (hydro, quebec) : 61 % de chances',
    'Similar labels (hydro, quebec): 61% likely',
  ],
  [
    { known: { text: { fr: 'Frais', en: 'Fees' }, said: 'frais mensuels' } },
    'Frais : « frais mensuels »',
    'Fees: “frais mensuels”',
  ],
])('%j', (told, fr, en) => {
  expect(suggestionText(told)).toEqual({ fr, en })
})

test.each([
  [{ code: 'rule' }, 'Loyer', 'Règle « Loyer »', 'Rule “Loyer”'],
  [{ code: 'rule' }, null, 'Règle « — »', 'Rule “—”'],
  [
    { code: 'memory', values: { times: '2', of: '3' } },
    null,
    '2 fois sur 3 pour ce libellé',
    '2 times out of 3 for this label',
  ],
  [
    { code: 'memory', values: { times: '1', of: '3' } },
    null,
    '1 fois sur 3 pour ce libellé',
    '1 times out of 3 for this label',
  ],
  [{ code: 'memory', values: { times: '0', of: '3' } }, null, 'Comme avant', 'As before'],
  [{ code: 'memory' }, null, 'Comme avant', 'As before'],
  [
    { code: 'kind', values: { times: '2' } },
    null,
    'Opération courante des banques',
    'Ordinary movement of banks',
  ],
  [{ code: 'later' }, null, 'Raison « later »', 'Reason “later”'],
])('kept: %j of %s', (reason, name, fr, en) => {
  expect(codingReasonText(reason, name)).toEqual({ fr, en })
})

const proposal = (...codes: string[]) => ({ reasons: codes.map((code) => ({ code })) }) as unknown as Proposal

test.each([
  ...['referenceFull', 'referenceNumber', 'referencePart', 'name', 'cheque', 'repeated'].map(
    (code) => [code, true, true] as const,
  ),
  ...['amountExact', 'amountSum', 'amountDiscount', 'amountFee', 'amountRounding', 'amountNet'].map(
    (code) => [code, false, true] as const,
  ),
  ['dateSame', false, false] as const,
  ['amountNear', false, false] as const,
])('a document proposed by %s claims the line: %s; contests it: %s', (code, claimed, contested) => {
  expect(isClaimed([proposal('dateOne'), proposal('sole', code)])).toBe(claimed)
  expect(isContested([proposal('dateOne'), proposal('sole', code)])).toBe(contested)
})

test('nothing proposed claims nothing', () => {
  expect([isClaimed([]), isContested([])]).toEqual([false, false])
})

test.each([
  ['bankFee', 'bankFees', 'Frais bancaires', 'Bank charges'],
  ['interestPaid', 'interest', 'Intérêts payés', 'Interest paid'],
  ['interestEarned', 'interestIncome', 'Intérêts reçus', 'Interest earned'],
] as const)('%s goes to %s', (kind, role, fr, en) => {
  expect(kindOfMovement(kind)).toEqual({ role, text: { fr, en } })
})
