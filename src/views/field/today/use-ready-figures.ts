import { type Component, onMounted, type ShallowRef, shallowRef } from 'vue'
import { hasEveryFile, quietMoment } from '#composables/quiet-moment.ts'

/** What gets other screens' figures ready while 今日 is looked at, once the phone has nothing else to do. */
export function useReadyFigures(): Readonly<ShallowRef<Component | undefined>> {
  const ready = shallowRef<Component>()
  onMounted(async () => {
    if (!hasEveryFile()) return
    await quietMoment()
    // Where the file is missing, the screens that need it say so.
    const module = await import('./ready-figures.ts').catch(() => undefined)
    ready.value = module?.ReadyFigures
  })
  return ready
}
