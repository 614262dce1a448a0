import { computed, ref, type Ref } from 'vue'

interface Point {
  readonly x: number
  readonly y: number
}

export interface MapView {
  /** Metres at the middle of the screen. */
  readonly centre: Point
  /** Pixels per metre. */
  readonly scale: number
}

const closest = 8
/** A finger that moved less than this has tapped. */
const still = 8

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** Panning and zooming of a drawing in metres: by buttons, one finger, two fingers, wheel and arrow keys. */
export function useMapView(
  size: Ref<{ width: number; height: number }>,
  points: () => readonly Point[],
  tapped: (at: Point) => void,
) {
  /** Everything in sight with a margin for labels. */
  const whole = computed((): MapView => {
    const all = points()
    const reach = (of: (point: Point) => number) => Math.max(20, ...all.map((point) => Math.abs(of(point))))
    const { width, height } = size.value
    const scale = Math.min((width / 2 - 36) / reach(({ x }) => x), (height / 2 - 44) / reach(({ y }) => y))
    return { centre: { x: 0, y: 0 }, scale: Math.max(0.01, Math.min(closest, scale)) }
  })
  const moved = ref<MapView | null>(null)
  const view = computed(() => moved.value ?? whole.value)

  const toScreen = ({ x, y }: Point): Point => ({
    x: (x - view.value.centre.x) * view.value.scale + size.value.width / 2,
    y: (y - view.value.centre.y) * view.value.scale + size.value.height / 2,
  })

  /** Zooms so that the spot under `at` stays under it. */
  function zoom(by: number, at: Point = { x: size.value.width / 2, y: size.value.height / 2 }): void {
    const { centre, scale } = view.value
    const next = Math.max(whole.value.scale * 0.7, Math.min(closest, scale * by))
    const off = { x: at.x - size.value.width / 2, y: at.y - size.value.height / 2 }
    moved.value = {
      scale: next,
      centre: {
        x: centre.x + off.x / scale - off.x / next,
        y: centre.y + off.y / scale - off.y / next,
      },
    }
  }

  function pan(dx: number, dy: number): void {
    const { centre, scale } = view.value
    moved.value = { scale, centre: { x: centre.x - dx / scale, y: centre.y - dy / scale } }
  }

  function showAt(centre: Point): void {
    moved.value = { scale: Math.max(view.value.scale, whole.value.scale * 2), centre }
  }

  const fingers = new Map<number, Point>()
  let way = 0

  const pointOf = (event: PointerEvent | WheelEvent): Point => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  const on = {
    pointerdown(event: PointerEvent) {
      ;(event.currentTarget as Element).setPointerCapture?.(event.pointerId)
      if (fingers.size === 0) way = 0
      fingers.set(event.pointerId, pointOf(event))
    },
    pointermove(event: PointerEvent) {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const now = pointOf(event)
      way += distance(before, now)
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      if (other) {
        const was = distance(before, other)
        if (was > 0) zoom(distance(now, other) / was, between(now, other))
        const [from, to] = [between(before, other), between(now, other)]
        pan(to.x - from.x, to.y - from.y)
      } else if (way >= still) {
        pan(now.x - before.x, now.y - before.y)
      }
      fingers.set(event.pointerId, now)
    },
    pointerup(event: PointerEvent) {
      if (fingers.size === 1 && way < still) tapped(pointOf(event))
      fingers.delete(event.pointerId)
    },
    pointercancel(event: PointerEvent) {
      fingers.delete(event.pointerId)
    },
    wheel(event: WheelEvent) {
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.25 : 0.8, pointOf(event))
    },
  }

  const showAll = () => {
    moved.value = null
  }

  return { view, toScreen, zoom, showAll, showAt, on }
}
