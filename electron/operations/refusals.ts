/** What is wrong with an input, in both languages, with the path of each field: every issue, not the first. */
import type { z } from 'zod'
import { catalogue, type Detail, type Refusal, type Text } from '../../db/rules/errors.ts'

const { refuse, detail } = catalogue({
  'input.invalid': {
    fr: 'Les données ne conviennent pas : {count} chose(s) à corriger ({fields}).',
    en: 'The input does not fit: {count} thing(s) to correct ({fields}).',
  },
  'input.required': { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  'input.type': { fr: 'Donnez ici {expected}.', en: 'Give {expected} here.' },
  'input.unknownField': {
    fr: 'Le champ « {field} » n’existe pas dans cette opération.',
    en: 'Field “{field}” does not exist in this operation.',
  },
  'input.tooLarge': {
    fr: 'C’est plus que le maximum ({max}).',
    en: 'This is more than the maximum ({max}).',
  },
  'input.tooSmall': {
    fr: 'C’est moins que le minimum ({min}).',
    en: 'This is less than the minimum ({min}).',
  },
  'input.format': {
    fr: 'La forme de ce champ n’est pas la bonne.',
    en: 'The form of this field is not right.',
  },
  'input.choice': { fr: 'Choisissez parmi : {options}.', en: 'Choose among: {options}.' },
  'date.notDay': {
    fr: 'Ce n’est pas une date du calendrier. Écrivez AAAA-MM-JJ, par exemple 2026-03-31.',
    en: 'This is not a calendar date. Write YYYY-MM-DD, for example 2026-03-31.',
  },
})

type Issue = z.core.$ZodIssue

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'un texte / a text',
  number: 'un nombre / a number',
  int: 'un entier / an integer',
  boolean: 'true / false',
  array: 'une liste / a list',
  object: 'un objet / an object',
}

function customDetail(path: string, issue: Extract<Issue, { code: 'custom' }>): Detail {
  const params = issue.params as { text?: Text; code?: string } | undefined
  if (params?.text) return { path, code: issue.message, message: params.text }
  return params?.code === 'date.notDay' ? detail(path, 'date.notDay') : detail(path, 'input.format')
}

function detailsOf(issue: Issue): Detail[] {
  const path = issue.path.join('.')
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? [detail(path, 'input.required')]
        : [detail(path, 'input.type', { expected: EXPECTED[issue.expected] ?? issue.expected })]
    case 'unrecognized_keys':
      return issue.keys.map((field) =>
        detail([...issue.path, field].join('.'), 'input.unknownField', { field }),
      )
    case 'too_big':
      return [detail(path, 'input.tooLarge', { max: String(issue.maximum) })]
    case 'too_small':
      return [detail(path, 'input.tooSmall', { min: String(issue.minimum) })]
    case 'invalid_value':
      return [detail(path, 'input.choice', { options: issue.values.map(String).join(', ') })]
    case 'custom':
      return [customDetail(path, issue)]
    default:
      return [detail(path, 'input.format')]
  }
}

/** The refusal of an input that its schema does not accept. */
export function refuseInput(issues: readonly Issue[]): Refusal {
  const details = issues.flatMap(detailsOf)
  const fields = [...new Set(details.map((problem) => problem.path || '.'))].slice(0, 8).join(', ')
  return refuse('input.invalid', { count: details.length, fields }, details)
}
