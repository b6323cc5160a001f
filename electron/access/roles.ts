/** Roles are lists of scopes, checked once for every door. Roles guard the doors; only encryption guards the file. */
import { catalogue } from '../../db/rules/errors.ts'

const { refuse } = catalogue({
  'access.denied': {
    fr: 'Votre rôle ({role}) ne permet pas cette opération ({scope}). Demandez-la au propriétaire de l’entreprise.',
    en: 'Your role ({role}) does not allow this operation ({scope}). Ask the owner of the company for it.',
  },
})

export const ROLES = ['owner', 'accountant', 'clerk', 'reader'] as const

const CLERK_WRITES = [
  'ledger',
  'bank',
  'parties',
  'projects',
  'products',
  'stock',
  'invoices',
  'quotes',
  'bills',
  'payments',
]
const ACCOUNTANT_WRITES = [
  ...CLERK_WRITES,
  'accounts',
  'periods',
  'taxes',
  'held',
  'files',
  'settings',
  'reconciliations',
]

/** True when a role has a scope: everyone reads; the owner may do everything. */
export function isAllowed(role: string, scope: string): boolean {
  const [noun, right] = scope.split(':')
  if (role === 'owner' || right === 'read') return (ROLES as readonly string[]).includes(role)
  if (role === 'accountant') return ACCOUNTANT_WRITES.includes(noun!)
  return role === 'clerk' && CLERK_WRITES.includes(noun!)
}

/** Refuses an operation that the role does not have. */
export function checkAllowed(role: string, scope: string): void {
  if (!isAllowed(role, scope)) throw refuse('access.denied', { role, scope })
}
