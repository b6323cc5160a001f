import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useTasks } from './useTasks.ts'

/** What waits, each with the button that goes and does it. */
export function Tasks() {
  const { t } = useTranslation()
  const tasks = useTasks()
  return (
    <section className="gl-stack gl-tight" aria-labelledby="tasks">
      <h2 className="gl-h2" id="tasks">
        {t('home.waiting')}
      </h2>
      <ul className="gl-tasks">
        {tasks.map(({ key, to, icon: Icon, text, detail, act }) => (
          <li key={key}>
            <Link to={to} className="gl-todo">
              <Icon aria-hidden />
              <span>{text}</span>
              <span className="gl-hint gl-todo-detail" title={detail}>
                {detail}
              </span>
              {act ? <span className="gl-task-act">{act}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
