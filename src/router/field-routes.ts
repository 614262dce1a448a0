import type { RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Which of the four tabs the screen belongs to; no tabs are shown without one. */
    tab?: 'today' | 'grid' | 'matters' | 'me'
    /** A form is open: nothing may interrupt it, neither an update nor a sign-in. */
    form?: boolean
    /** Shown to somebody who is not signed in. */
    open?: boolean
  }
}

/** The screens of the phone. Each is its own chunk; the service worker keeps them all. */
export const fieldRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'today',
    component: () => import('#views/field/today/TodayView.vue'),
    meta: { tab: 'today' },
  },
  {
    path: '/map',
    name: 'today-map',
    component: () => import('#views/field/today/TodayMapView.vue'),
    meta: { tab: 'today' },
  },
  {
    path: '/month',
    name: 'month',
    component: () => import('#views/field/month/MonthView.vue'),
    meta: { tab: 'today' },
  },
  {
    path: '/month/:rate',
    name: 'month-rate',
    component: () => import('#views/field/month/MonthRateView.vue'),
    props: true,
    meta: { tab: 'today' },
  },
  {
    path: '/grid',
    name: 'grid',
    component: () => import('#views/field/grid/GridView.vue'),
    meta: { tab: 'grid' },
  },
  {
    path: '/grid/about/:code',
    name: 'grid-info',
    component: () => import('#views/field/grid/GridInfoView.vue'),
    props: true,
    meta: { tab: 'grid' },
  },
  {
    path: '/grid/building/:id',
    name: 'building',
    component: () => import('#views/field/grid/BuildingView.vue'),
    props: true,
    meta: { tab: 'grid' },
  },
  {
    path: '/grid/household/:id',
    name: 'household',
    component: () => import('#views/field/grid/HouseholdView.vue'),
    props: true,
    meta: { tab: 'grid' },
  },
  {
    path: '/record/:type/:id',
    name: 'record',
    component: () => import('#views/field/record/RecordView.vue'),
    props: true,
    meta: { tab: 'grid' },
  },
  {
    path: '/matters',
    name: 'matters',
    component: () => import('#views/field/matters/MattersView.vue'),
    meta: { tab: 'matters' },
  },
  {
    path: '/services',
    name: 'services',
    component: () => import('#views/field/services/ServicesView.vue'),
    meta: { tab: 'matters' },
  },
  { path: '/me', name: 'me', component: () => import('#views/field/me/MeView.vue'), meta: { tab: 'me' } },
  {
    path: '/me/sync',
    name: 'me-sync',
    component: () => import('#views/field/me/SyncView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/storage',
    name: 'me-storage',
    component: () => import('#views/field/me/StorageView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/settings',
    name: 'me-settings',
    component: () => import('#views/field/me/SettingsView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/tour',
    name: 'me-tour',
    component: () => import('#views/field/tour/TourView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/hand-in',
    name: 'me-hand-in',
    component: () => import('#views/field/me/HandInView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/rescue',
    name: 'me-rescue',
    component: () => import('#views/field/rescue/RescueView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/deliver',
    name: 'me-deliver',
    component: () => import('#views/field/rescue/DeliverView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/ledgers',
    name: 'ledgers',
    component: () => import('#views/field/me/ledgers/LedgersView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/ledgers/:ledger',
    name: 'ledger',
    component: () => import('#views/field/me/ledgers/LedgerView.vue'),
    props: true,
    meta: { tab: 'me' },
  },
  {
    path: '/me/conflicts',
    name: 'conflicts',
    component: () => import('#views/field/conflicts/ConflictsView.vue'),
    meta: { tab: 'me' },
  },
  {
    path: '/me/conflicts/:id',
    name: 'conflict',
    component: () => import('#views/field/conflicts/ConflictView.vue'),
    props: true,
    meta: { tab: 'me' },
  },
  {
    path: '/houses',
    name: 'houses',
    component: () => import('#views/field/house/HouseSafetyView.vue'),
    meta: { tab: 'grid' },
  },
  {
    path: '/houses/batch/:id',
    name: 'house-batch',
    component: () => import('#views/field/house/BatchView.vue'),
    props: true,
    meta: { tab: 'grid' },
  },
  {
    path: '/houses/case/:id/:part(photos|plan|proof)',
    name: 'case-form',
    component: () => import('#views/field/house/CaseFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/visit/new',
    name: 'visit-new',
    component: () => import('#views/field/forms/VisitFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/visit/:record',
    name: 'visit-edit',
    component: () => import('#views/field/forms/VisitFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/inspection/:house',
    name: 'inspection-form',
    component: () => import('#views/field/forms/InspectionFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/elder-visit/:elder',
    name: 'elder-visit-form',
    component: () => import('#views/field/forms/ElderVisitFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/matter/new',
    name: 'matter-new',
    component: () => import('#views/field/forms/MatterFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/record/:type/:id/edit',
    name: 'record-edit',
    component: () => import('#views/field/forms/RecordFormView.vue'),
    meta: { form: true },
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('#views/field/SignInView.vue'),
    meta: { open: true },
  },
  {
    path: '/share',
    name: 'share',
    component: () => import('#views/field/share/ShareView.vue'),
    meta: { tab: 'today' },
  },
  {
    path: '/browser',
    name: 'browser-advice',
    component: () => import('#views/field/browser/BrowserAdviceView.vue'),
    meta: { open: true },
  },
  {
    path: '/:rest(.*)*',
    name: 'nowhere',
    component: () => import('#views/field/NowhereView.vue'),
    meta: { tab: 'today' },
  },
]
