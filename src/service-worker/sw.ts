/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core'
import { applyUpdateWhenAsked } from './apply-update-when-asked.ts'
import { openSharedPhotos } from '#storage/shared-photos.ts'
import { openWithoutNetwork } from './open-without-network.ts'
import { receiveSharedPhotos } from './receive-shared-photos.ts'

declare const self: ServiceWorkerGlobalScope

// The API is never answered from here: what is not handled goes to the network untouched.
openWithoutNetwork(self.__WB_MANIFEST)
// From the very first visit on: whoever signs in and walks into a basement must be able to open the app again.
clientsClaim()
applyUpdateWhenAsked(self)
receiveSharedPhotos(
  self,
  openSharedPhotos({
    indexedDB,
    IDBKeyRange,
    clock: () => Date.now(),
    scheduler: {
      setTimer: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as number),
    },
  }),
)
