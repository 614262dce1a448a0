import './no-code-from-strings.ts'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import { createWebHistory } from 'vue-router'
import { type AppUpdate, startAppUpdate } from '#composables/use-app-update.ts'
import { browserKey, lookAtBrowser } from '#composables/use-browser.ts'
import { installKey, keepInstallOffer } from '#composables/use-install.ts'
import { sharedPhotosKey } from '#composables/use-shared-photos.ts'
import { createWords } from '#i18n/create-words.ts'
import { loadDeskWords } from '#i18n/load-desk-words.ts'
import { speak } from '#i18n/speak.ts'
import { createAppRouter } from '#router/create-app-router.ts'
import { warmFirstScreen, warmScreens } from '#router/warm-screens.ts'
import { useLock } from '#stores/lock.ts'
import { useNotices } from '#stores/notices.ts'
import { usePreferences } from '#stores/preferences.ts'
import { useSession } from '#stores/session.ts'
import { Problem } from '#domain/problem.ts'
import { browserSharedPhotos } from '#sync/browser-world.ts'
import App from './App.vue'
import { sessionWorld } from './session-world.ts'
import { catchErrors } from './catch-errors.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/surfaces.css'

const pinia = createPinia()
const preferences = usePreferences(pinia)
const words = createWords()

const session = useSession(pinia)
const router = createAppRouter({
  history: createWebHistory(),
  role: () => session.user?.role ?? null,
  prepareDesk: () => loadDeskWords(words),
})

const browser = lookAtBrowser()
const update: AppUpdate | null = import.meta.env.PROD
  ? startAppUpdate('/sw.js', (opensOffline) => {
      browser.facts.value = { ...browser.facts.value, opensOffline }
    })
  : null
const app = createApp(App, { update })
app.provide(browserKey, browser).provide(installKey, keepInstallOffer())
if ('indexedDB' in globalThis) app.provide(sharedPhotosKey, browserSharedPhotos())
catchErrors({ app, router, notices: useNotices(pinia), pageMissing: () => words.global.t('app.pageMissing') })
app.use(pinia).use(words)
const spoken = speak(words, preferences.language).catch(reportError)
watch(
  () => preferences.language,
  (language) => speak(words, language),
)

warmFirstScreen(router, location.pathname)

// Not awaited by this file itself: what is fetched meanwhile may import from the same chunk, and would wait for it for ever.
void begin()

/** The router starts when it is known who is signed in, so that nobody sees a screen and loses it again. */
async function begin(): Promise<void> {
  try {
    const world = await sessionWorld()
    const lock = useLock(pinia)
    lock.begin(world.pins)
    const person = await world.current()
    const isLocked = lock.follow(person?.id ?? null, { isFresh: false, now: Date.now() })
    await Promise.all([session.begin(world, person), isLocked])
  } catch (error) {
    if (error instanceof Problem && error.code === 'storageBlocked') {
      browser.facts.value = { ...browser.facts.value, canKeep: false }
    } else useNotices(pinia).crash = error
  }
  await spoken
  app.use(router)
  app.mount('#app')
  await router.isReady()
  warmScreens()
}
