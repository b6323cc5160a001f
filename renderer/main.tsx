/** Where the page starts: texts, the way to the back end, then the screens. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { HashRouter } from 'react-router'
import { App } from './app/App.tsx'
import { Providers } from './app/Providers.tsx'
import { loadPreferences } from './app/preferences.ts'
import { BackEndContext } from './data/backEndContext.ts'
import { startTexts } from './i18n/start.ts'
import { connect } from './transport/connect.ts'
import './styles/base.css'
import './styles/frame.css'
import './styles/form.css'
import './styles/list.css'
import './styles/screens.css'
import './styles/bank.css'
import './styles/reconciliation.css'
import './styles/rules.css'
import './styles/documents.css'
import './styles/records.css'
import './styles/reports.css'
import './styles/print.css'

/** The back end is on this machine: its answers do not depend on a network, so queries never pause for one. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 30_000, refetchOnWindowFocus: false },
    // gcTime: what was sent, a passphrase perhaps, is forgotten with the screen that sent it
    mutations: { networkMode: 'always', retry: false, gcTime: 0 },
  },
})

const { language } = loadPreferences()
document.documentElement.lang = language
await startTexts(language)
const backEnd = await connect()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <BackEndContext value={backEnd}>
        <Providers>
          <HashRouter>
            <App />
          </HashRouter>
        </Providers>
      </BackEndContext>
    </QueryClientProvider>
  </StrictMode>,
)
