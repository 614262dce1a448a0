import type { RouteRecordRaw } from 'vue-router'

/** The screens of the desk; they arrive with its code, which no phone downloads. */
export const deskRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/desk',
    component: () => import('./DeskView.vue'),
    children: [
      { path: '', name: 'desk-overview', component: () => import('./overview/OverviewView.vue') },
      {
        path: 'rates/:rate',
        name: 'desk-rate',
        component: () => import('./overview/RateView.vue'),
        props: true,
      },
      {
        path: 'review/:id?',
        name: 'desk-review',
        component: () => import('./review/ReviewQueueView.vue'),
        props: true,
      },
      {
        path: 'conflicts/:id?',
        name: 'desk-conflicts',
        component: () => import('./conflict/ConflictDeskView.vue'),
        props: true,
      },
      {
        path: 'records/:type',
        name: 'desk-records',
        component: () => import('./records/RecordsView.vue'),
        props: true,
      },
      {
        path: 'records/:type/:id',
        name: 'desk-record',
        component: () => import('./records/DeskRecordView.vue'),
        props: true,
      },
      { path: 'houses', name: 'desk-houses', component: () => import('./houses/DeskHousesView.vue') },
      {
        path: 'houses/batch/:id',
        name: 'desk-batch',
        component: () => import('./houses/DeskBatchView.vue'),
        props: true,
      },
      { path: 'tasks', name: 'desk-tasks', component: () => import('./tasks/TasksView.vue') },
      { path: 'tasks/new', name: 'desk-task-batch', component: () => import('./tasks/TaskBatchView.vue') },
      { path: 'ledgers', name: 'desk-ledgers', component: () => import('./ledgers/DeskLedgersView.vue') },
      {
        path: 'organisation',
        name: 'desk-organisation',
        component: () => import('./organisation/OrganisationView.vue'),
      },
      {
        path: 'organisation/move/:id',
        name: 'desk-building-move',
        component: () => import('./organisation/BuildingMoveView.vue'),
        props: true,
      },
      {
        path: 'organisation/:type(orgUnit|dutyPoint|assignment|grid|alert)/:id',
        name: 'desk-organisation-form',
        component: () => import('./organisation/OrganisationFormView.vue'),
        props: true,
      },
      { path: 'import', name: 'desk-import', component: () => import('./import/RosterImportView.vue') },
      { path: ':rest(.*)*', redirect: { name: 'desk-overview' } },
    ],
  },
]
