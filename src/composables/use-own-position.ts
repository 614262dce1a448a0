import { onScopeDispose, type Ref, shallowRef } from 'vue'
import type { Place } from '#domain/fields/place.ts'

export interface OwnPosition {
  /** Where one is while it is shown; kept nowhere and sent to nobody. */
  readonly position: Readonly<Ref<Place | null>>
  readonly state: Readonly<Ref<'off' | 'looking' | 'shown' | 'refused' | 'missing'>>
  start(): void
  stop(): void
}

/** One's own position on the map, only after a tap and only as long as the screen is open. */
export function useOwnPosition(): OwnPosition {
  const position = shallowRef<Place | null>(null)
  const state = shallowRef<'off' | 'looking' | 'shown' | 'refused' | 'missing'>('off')
  let watching: number | null = null

  function stop(): void {
    if (watching !== null) navigator.geolocation.clearWatch(watching)
    watching = null
    position.value = null
    state.value = 'off'
  }

  function start(): void {
    if (!('geolocation' in navigator)) {
      state.value = 'missing'
      return
    }
    stop()
    state.value = 'looking'
    watching = navigator.geolocation.watchPosition(
      ({ coords: { longitude: lng, latitude: lat, accuracy } }) => {
        position.value = { lng, lat, accuracy }
        state.value = 'shown'
      },
      ({ code, PERMISSION_DENIED }) => {
        state.value = code === PERMISSION_DENIED ? 'refused' : 'missing'
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    )
  }

  onScopeDispose(stop)
  return { position, state, start, stop }
}
