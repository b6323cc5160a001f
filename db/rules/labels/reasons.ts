/** Why a coding is suggested, in words and figures of a bookkeeper. */
import { fill, type Text } from '../errors.ts'
import type { Guess } from './memory.ts'

const TEXTS = {
  rule: { fr: 'Règle « {name} »', en: 'Rule “{name}”' },
  memory: { fr: 'Comme avant', en: 'As before' },
  category: { fr: 'Catégorie du fichier', en: 'Category of the file' },
  categoryTimes: {
    fr: 'Catégorie « {category} » : {times} fois sur {of}',
    en: 'Category “{category}”: {times} times out of {of}',
  },
  categoryOnce: {
    fr: 'Catégorie « {category} » : comme la dernière fois, la seule',
    en: 'Category “{category}”: as the last time, the only one',
  },
  categoryNames: {
    fr: 'Catégorie « {category} » : c’est le nom ou le numéro du compte',
    en: 'Category “{category}”: the name or number of the account',
  },
  categoryAlike: {
    fr: 'Catégorie « {category} » : le nom du compte y ressemble',
    en: 'Category “{category}”: the name of the account is like it',
  },
  kind: { fr: 'Opération courante des banques', en: 'Ordinary movement of banks' },
  unknown: { fr: 'Raison « {code} »', en: 'Reason “{code}”' },
  times: { fr: '{times} fois sur {of} pour ce libellé', en: '{times} times out of {of} for this label' },
  once: { fr: 'Comme la dernière fois, la seule', en: 'As the last time, the only one' },
  mixed: {
    fr: '{times} fois sur {of} pour ce libellé ; le montant convient',
    en: '{times} times out of {of} for this label; the amount fits',
  },
  words: {
    fr: 'Libellés semblables ({words}) : {chance} % de chances',
    en: 'Similar labels ({words}): {chance}% likely',
  },
  alike: { fr: 'Libellés semblables : {chance} % de chances', en: 'Similar labels: {chance}% likely' },
} as const satisfies Readonly<Record<string, Text>>

export interface Told {
  readonly rule?: string | undefined
  readonly memory?: Omit<Guess, 'outcome'> | undefined
  /** What the file takes the line for, where that is what speaks. */
  readonly category?: string | undefined
  readonly isNamed?: boolean | undefined
  readonly known?: { readonly text: Text; readonly said: string } | undefined
}

function memoryText({ times, of, words, chance }: Omit<Guess, 'outcome'>): Text {
  if (of === 1 && times === 1) return TEXTS.once
  if (times > 0) return fill(chance >= 50 && times * 2 < of ? TEXTS.mixed : TEXTS.times, { times, of })
  return words.length > 0
    ? fill(TEXTS.words, { words: words.join(', '), chance })
    : fill(TEXTS.alike, { chance })
}

function categoryText(category: string, { memory, isNamed = false }: Told): Text {
  if (!memory) return fill(isNamed ? TEXTS.categoryNames : TEXTS.categoryAlike, { category })
  const { times, of } = memory
  return fill(of === 1 ? TEXTS.categoryOnce : TEXTS.categoryTimes, { category, times, of })
}

/** The reason of a suggestion. */
export function suggestionText(told: Told): Text {
  const { rule, memory, category, known } = told
  if (rule !== undefined) return fill(TEXTS.rule, { name: rule })
  if (category !== undefined) return categoryText(category, told)
  if (memory) return memoryText(memory)
  const { text, said } = known!
  return { fr: `${text.fr} : « ${said} »`, en: `${text.en}: “${said}”` }
}

/** A reason that was kept with a coding: the rule by its name of today, or how often it had been so. */
export function codingReasonText(
  { code, values = {} }: { readonly code: string; readonly values?: Readonly<Record<string, string>> },
  ruleName: string | null,
): Text {
  if (code === 'rule') return fill(TEXTS.rule, { name: ruleName ?? '—' })
  if (code === 'memory' && Number(values.times) > 0)
    return memoryText({ times: Number(values.times), of: Number(values.of), words: [], chance: 0 })
  return code === 'memory' || code === 'kind' || code === 'category'
    ? TEXTS[code]
    : fill(TEXTS.unknown, { code })
}
