/** Months by their names, in the languages of statements, whole or shortened. */

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan janv january janvier januari januar enero ene gennaio janeiro',
    'feb fev fevr february fevrier februari februar febrero febbraio fevereiro',
    'mar mars march maart marz maerz mrt mrz marzo marco',
    'apr avr april avril abr abril',
    'may mai mei mayo maj maio maggio mag',
    'jun june juin juni junio junho giugno giu',
    'jul july juil juill juillet juli julio julho luglio lug',
    'aug aou august aout augustus augusti agosto ago',
    'sep sept september septembre septiembre set setembro settembre',
    'oct okt october octobre oktober octubre out outubro ottobre ott',
    'nov november novembre noviembre novembro',
    'dec dez december decembre dezember diciembre dic dezembro dicembre',
  ].flatMap((names, month) => names.split(' ').map((name) => [name, month + 1])),
)

/** The month a word names, in the languages of statements, whole or shortened. */
export function monthNamed(word: string): number | undefined {
  return MONTHS[
    word
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
  ]
}
