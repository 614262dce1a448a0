import { computed, type ComputedRef, inject, type InjectionKey, shallowRef, type ShallowRef } from 'vue'
import { useBrowser } from './use-browser.ts'

/** The browser's own offer to put the app on the home screen; not in every browser's types. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

export interface InstallOffers {
  readonly offer: ShallowRef<InstallOffer | null>
  readonly isInstalled: ShallowRef<boolean>
}

export const installKey: InjectionKey<InstallOffers> = Symbol('install')

/** The offer comes once and early: it is kept until somebody wants it. */
export function keepInstallOffer(): InstallOffers {
  const offer = shallowRef<InstallOffer | null>(null)
  const isInstalled = shallowRef(
    matchMedia('(display-mode: standalone)').matches ||
      (navigator as { standalone?: boolean }).standalone === true,
  )
  addEventListener('beforeinstallprompt', (event) => {
    // Not under somebody's hands in the middle of a visit.
    event.preventDefault()
    offer.value = event as InstallOffer
  })
  addEventListener('appinstalled', () => {
    offer.value = null
    isInstalled.value = true
  })
  return { offer, isInstalled }
}

/** How this phone gets the app onto its home screen. `none`: it is there, or this browser cannot. */
export type InstallWay = 'offer' | 'ios' | 'menu' | 'none'

export function useInstall(): { readonly way: ComputedRef<InstallWay>; install: () => Promise<void> } {
  const kept = inject(installKey, null)
  const { facts, system } = useBrowser()
  const way = computed((): InstallWay => {
    if (!kept || kept.isInstalled.value || facts.value.host) return 'none'
    if (kept.offer.value) return 'offer'
    if (system === 'ios') return 'ios'
    return system === 'other' ? 'none' : 'menu'
  })
  async function install(): Promise<void> {
    const offer = kept?.offer.value
    if (!kept || !offer) return
    await offer.prompt()
    await offer.userChoice
    // It works once.
    kept.offer.value = null
  }
  return { way, install }
}
