import { createHashRouter, Navigate, RouterProvider, useRouteError } from 'react-router';
import { AttentionPage } from '../attention/attention-page.tsx';
import { AuditPage } from '../audit/audit-page.tsx';
import { AboutPage } from '../help/about-page.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { OfficeUsersPage } from '../office-users/office-users-page.tsx';
import { OutboxPage } from '../outbox/outbox-page.tsx';
import { RolesPage } from '../roles/roles-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { SyncPage } from '../sync/sync-page.tsx';
import { ProfilePage } from '../technicians/profile-page.tsx';
import { TechniciansPage } from '../technicians/technicians-page.tsx';
import { Failure } from './failure.tsx';
import { Frame } from './frame.tsx';

// Addresses lie behind the #, so that app://bundle needs no server and a reload finds its way.
const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <Broken />,
    children: [
      { index: true, element: <Navigate to="/technicians" replace /> },
      { path: 'technicians', element: <TechniciansPage /> },
      { path: 'technicians/new', element: <ProfilePage key="new" /> },
      { path: 'technicians/:id/:tab?', element: <ProfilePage /> },
      { path: 'users', element: <OfficeUsersPage /> },
      { path: 'outbox', element: <OutboxPage /> },
      { path: 'audit', element: <AuditPage /> },
      { path: 'lists/role', element: <RolesPage /> },
      { path: 'lists/:kind', element: <ListPage /> },
      { path: 'attention', element: <AttentionPage /> },
      { path: 'sync', element: <SyncPage /> },
      { path: 'about', element: <AboutPage /> },
      { path: 'settings', element: <SettingsPage /> },
      { path: '*', element: <Navigate to="/technicians" replace /> },
    ],
  },
]);

function Broken() {
  return <Failure error={useRouteError()} />;
}

export const AppRoutes = () => <RouterProvider router={router} />;
