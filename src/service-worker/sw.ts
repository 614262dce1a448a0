/// <reference lib="webworker" />
import { applyUpdateWhenAsked } from './apply-update-when-asked.ts'
import { openWithoutNetwork } from './open-without-network.ts'

declare const self: ServiceWorkerGlobalScope

// The API is never answered from here: what is not handled goes to the network untouched.
openWithoutNetwork(self.__WB_MANIFEST)
applyUpdateWhenAsked(self)
