import { Route } from 'react-router'
import { NewProductScreen, ProductScreen } from '../products/ProductScreen.tsx'
import { ProductsScreen } from '../products/ProductsScreen.tsx'
import { NewProjectScreen, ProjectScreen } from '../projects/ProjectScreen.tsx'
import { ProjectsListScreen } from '../projects/ProjectsListScreen.tsx'
import { DuplicatesScreen } from './DuplicatesScreen.tsx'
import { PartiesScreen } from './PartiesScreen.tsx'
import { NewPartyScreen, PartyScreen } from './PartyScreen.tsx'
import { partyAddress } from './partyForm.ts'

const ROLES = ['client', 'supplier'] as const

/** Addresses of clients, suppliers, products and projects: `/sales/clients`, `/sales/clients/new`, `/sales/clients/<id>`. */
export const recordRoutes = (
  <>
    {ROLES.map((role) => (
      <Route key={role} path={partyAddress.list(role)}>
        <Route index element={<PartiesScreen key={role} role={role} />} />
        <Route path="new" element={<NewPartyScreen key={role} role={role} />} />
        <Route path="duplicates" element={<DuplicatesScreen key={role} role={role} />} />
        <Route path=":id" element={<PartyScreen key={role} role={role} />} />
      </Route>
    ))}
    <Route path="/sales/products" element={<ProductsScreen />} />
    <Route path="/sales/products/new" element={<NewProductScreen />} />
    <Route path="/sales/products/:id" element={<ProductScreen />} />
    <Route path="/sales/projects" element={<ProjectsListScreen />} />
    <Route path="/sales/projects/new" element={<NewProjectScreen />} />
    <Route path="/sales/projects/:id" element={<ProjectScreen />} />
  </>
)
