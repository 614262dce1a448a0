import { computed, type ComputedRef, inject, type InjectionKey, shallowRef, type ShallowRef } from 'vue'
import {
  type BrowserFacts,
  type BrowserRisk,
  browserRisks,
  hostAppOf,
  type PhoneSystem,
  systemOf,
} from './in-app-browser.ts'

export interface BrowserHere {
  readonly facts: ShallowRef<BrowserFacts>
  readonly system: PhoneSystem
}

export const browserKey: InjectionKey<BrowserHere> = Symbol('browser')

/** Where nobody has looked, nothing is feared. */
const unknown: BrowserFacts = { host: null, canKeep: true, opensOffline: null, isPrivate: null }

/**
 * Looks once at the browser that the page is in. Its name says which app is around it; what it can do it is asked
 * itself, because a name alone has been wrong often enough.
 */
export function lookAtBrowser(): BrowserHere {
  const { userAgent, maxTouchPoints } = navigator
  const isStandalone =
    (navigator as { standalone?: boolean }).standalone === true ||
    matchMedia('(display-mode: standalone)').matches
  const facts = shallowRef<BrowserFacts>({
    host: hostAppOf(userAgent, isStandalone),
    canKeep: 'indexedDB' in globalThis,
    opensOffline: 'serviceWorker' in navigator ? null : false,
    isPrivate: null,
  })
  // Private windows refuse a folder of their own where others have one; there is no question for it.
  navigator.storage?.getDirectory?.().then(
    () => (facts.value = { ...facts.value, isPrivate: false }),
    () => (facts.value = { ...facts.value, isPrivate: true }),
  )
  return { facts, system: systemOf(userAgent, maxTouchPoints) }
}

/** The browser around the app, and what is not safe in it. */
export function useBrowser(): {
  readonly facts: Readonly<ShallowRef<BrowserFacts>>
  readonly system: PhoneSystem
  readonly risks: ComputedRef<readonly BrowserRisk[]>
} {
  const here = inject(browserKey, null)
  const facts = here?.facts ?? shallowRef(unknown)
  return { facts, system: here?.system ?? 'other', risks: computed(() => browserRisks(facts.value)) }
}
