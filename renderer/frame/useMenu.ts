import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useBackEnd } from '../data/backEndContext.ts'
import { useCompany } from '../data/companyContext.ts'

/** Carries out the commands of the desktop shell's menus. */
export function useMenu(): void {
  const backEnd = useBackEnd()
  const navigate = useNavigate()
  const { leave } = useCompany()
  useEffect(
    () =>
      backEnd.onEvent((event) => {
        if (event.event !== 'menu') return
        if (event.command === 'company.backup') void navigate('/settings/backup')
        if (event.command === 'company.new' || event.command === 'company.open') leave()
      }),
    [backEnd, navigate, leave],
  )
}
