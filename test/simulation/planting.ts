/** How a fault is planted in an office: a trigger in the tables of one copy or of all. */
import type { Office } from './office.ts'

export type Plant = (office: Office) => void

export const everywhere =
  (trigger: string): Plant =>
  (office) => {
    for (const laptop of office.laptops) laptop.company.sql.script(`CREATE TRIGGER planted ${trigger}`)
  }

export const onOne =
  (trigger: string): Plant =>
  (office) => {
    office.laptops[1]!.company.sql.script(`CREATE TRIGGER planted ${trigger}`)
  }

/** Leaves out what the statement was to write. */
export const IGNORE = 'BEGIN SELECT RAISE(IGNORE); END'

/** A fault of any size is met within so many histories. */
export const HISTORIES = 150
