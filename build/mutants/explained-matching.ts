/** Faults of the matching and of the labels that change nothing anyone could see. */
import type { Explained } from './explained.ts'

export const ofMatching: readonly Explained[] = [
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const AGE_WEIGHTS = ',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const LAST_WEIGHTS = ',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const WORDS_WEIGHT = ',
    why: 'a chance is told in whole percent: a five-hundredth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: '=> y - x || (a < b ? -1 : 1)',
    told: '1 → 1 + 1',
    why: 'any number above zero says that it comes after',
  },
  {
    file: 'db/rules/matching/prepare.ts',
    line: 'if (cheque === null) return found',
    why: 'only spares a look: no document is kept under no number',
  },
  {
    file: 'db/rules/matching/names.ts',
    line: 'for (let at = 0; at < word.length; at++) forms.push',
    told: '< → <=',
    why: 'with no letter left out it is the word itself, which is there',
  },
  {
    file: 'db/rules/matching/words.ts',
    line: 'if (withoutAccents.test(start)) return',
    why: 'only spares what changes nothing of plain letters',
  },
  {
    file: 'db/rules/matching/words.ts',
    line: 'else if (code < 128) break',
    told: '128 → 128 + 1',
    why: 'the sign 128 is no letter',
  },
  {
    file: 'db/rules/matching/names.ts',
    line: 'length = PREFIX_LENGTH_MIN; length < word.length',
    told: '< → <=',
    why: 'the whole word is among its forms already',
  },
  {
    file: 'db/rules/matching/names.ts',
    line: 'if (parties.length > COMMON_WORD_PARTIES) common++',
    told: '> → >=',
    why: 'a bound of speed, of which one name more or less tells nothing',
  },
  {
    file: 'db/rules/matching/names.ts',
    line: 'this.#words.set(word, parties)',
    told: 'without',
    why: 'without it the parties of a word are in several lists, which are read together',
  },
  {
    file: 'db/rules/matching/prepare.ts',
    line: 'if (before !== undefined) return before',
    why: 'only spares reckoning a day again',
  },
  {
    file: 'db/rules/matching/references.ts',
    line: 'if (!tokens[at]!.isNumber) continue',
    told: 'without',
    why: 'only spares looking for a word among digits',
  },
  {
    file: 'db/rules/matching/candidates.ts',
    line: 'return days >= 0 ? days : 0.5 - days',
    told: '0 → 0 + 1',
    why: 'half a day is still nearer than a day',
  },
  {
    file: 'db/rules/matching/candidates.ts',
    line: 'if (papers.length <= SAME_AMOUNT_MAX) return papers',
    told: 'without',
    why: 'so few are all among the nearest of them',
  },
  {
    file: 'db/rules/matching/candidates.ts',
    line: 'if (all.length <= SAME_AMOUNT_MAX) return all',
    why: 'only spares choosing among so few',
  },
  {
    file: 'db/rules/matching/assign.ts',
    line: '(this.#left.get(candidate.papers[0]!) ?? 0) >=',
    told: '0 → 0 - 1',
    why: 'every payment is more than nothing',
  },
  {
    file: 'db/rules/matching/assign.ts',
    line: '(this.#left.get(candidate.papers[0]!) ?? 0) >=',
    told: 'no ??',
    why: 'what is undefined is not as much as a payment',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'let sum = 0',
    told: '0 → 0',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const backgrounds = ',
    told: '0 → 0',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const ofSize = ',
    told: '0 → 0',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const whole = weights.reduce',
    told: '0 → 0',
    why: 'a chance is told in whole percent: a thousandth of a weight is beyond it',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'a.date === b.date ? (a.id < b.id',
    told: '1 → 1 + 1',
    why: 'any number above zero says that it comes after',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'if (left.length > 0) this.#byKey.set',
    told: '0 → 0 - 1',
    why: 'an empty list says what none says',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'share: (outcomes.get(outcome) ?? 0) / all',
    told: 'no ??',
    why: 'what is no number is not above a half',
  },
  {
    file: 'db/rules/matching/names.ts',
    line: 'export const NAME = {',
    told: '3 → 3 + 1',
    why: 'levels are only compared with each other',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'const quarterOf = ',
    told: '0 → 0',
    why: 'quarters are only compared',
  },
  {
    file: 'db/rules/labels/memory.ts',
    line: 'Math.exp(score - best)',
    told: '- → +',
    why: 'shares of one are the same; the best is taken off so that nothing is too small to count',
  },
]
