import { computed, type ComputedRef, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { bulk, type Change, DueBoard } from '#domain/schedule/due-board.ts'
import type { DueItem } from '#domain/schedule/due-item.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { momentAt, type Moment } from '#domain/schedule/moment.ts'
import type { World } from '#domain/schedule/world.ts'
import type { Device } from '#sync/device.ts'
import { useDevice } from './use-device.ts'
import { useNow } from './use-now.ts'

interface Kept {
  readonly board: DueBoard
  readonly items: Ref<readonly DueItem[]>
}

const pauseMs = 200

const worldOf = (device: Device): World => ({
  records: device.records,
  user: device.user.id,
  ownGrids: () =>
    [...device.scopes()].flatMap(([scope, role]) =>
      role === 'worker' && scope.endsWith('/base') ? (gridOfScope(scope) ?? []) : [],
    ),
})

// One board per open notebook: leaving 今日 and coming back must not read every house again.
const boards = new WeakMap<Device, Kept>()

function keep(device: Device): Kept {
  const known = boards.get(device)
  if (known) return known
  const moment = () => momentAt(device.now())
  const board = new DueBoard(worldOf(device), moment())
  const items = shallowRef<readonly DueItem[]>(board.items())
  function touch(change: Change): void {
    board.pass(moment())
    board.touch(change)
    items.value = board.items()
  }
  function renew(): void {
    board.pass(moment())
    board.renew()
    items.value = board.items()
  }
  // A first pull arrives in pages: the list follows when they pause, not after every one.
  let arriving: ReturnType<typeof setTimeout> | undefined
  device.records.subscribe((change) => {
    if (change.ids.size <= bulk) return touch(change)
    clearTimeout(arriving)
    arriving = setTimeout(renew, pauseMs)
  })
  const kept = { board, items }
  boards.set(device, kept)
  return kept
}

/** What is due, kept current as records change and time passes. */
export function useDue(): { items: ComputedRef<readonly DueItem[]>; moment: ComputedRef<Moment> } {
  const { board, items } = keep(useDevice())
  const now = useNow()
  const moment = computed(() => momentAt(now.value))
  const stop = watch(
    moment,
    (at) => {
      if (board.pass(at)) items.value = board.items()
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return { items: computed(() => items.value), moment }
}
