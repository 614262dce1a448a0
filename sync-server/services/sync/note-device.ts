import type { SyncRequest } from '#domain/sync/protocol.ts'
import type { StoredDevice } from '../../storage/stored.ts'
import type { Tables } from '../../storage/store.ts'
import { shownTime } from './adjusted-time.ts'

type About = Pick<SyncRequest, 'device' | 'app' | 'schema' | 'outbox' | 'mismatches'>

/** An administrator is told to the minute when a device was last there, and to half a minute how wrong its clock is. */
const seenEveryMs = 60_000
const skewWithinMs = 30_000

/** Whether a request says something of its device that is not noted yet. */
export function hasNews(
  { appVersion, schema, skewMs, outboxCount, oldestPendingAt, lastSeenAt }: StoredDevice,
  request: About,
  { skewMs: skewNow, receivedAt }: { skewMs: number; receivedAt: number },
): boolean {
  const { outbox, mismatches } = request
  const oldestAt = outbox?.oldestAt == null ? null : shownTime(outbox.oldestAt)
  return (
    appVersion !== request.app ||
    schema !== request.schema ||
    (mismatches?.length ?? 0) > 0 ||
    (outbox != null && (outbox.count !== outboxCount || oldestAt !== oldestPendingAt)) ||
    Math.abs(skewNow - skewMs) > skewWithinMs ||
    Math.abs(receivedAt - lastSeenAt) >= seenEveryMs
  )
}

/** Keeps the device's line on the administrator's screen: last seen, what it still holds, digests that failed (D7). */
export async function noteDevice(
  tables: Tables,
  before: StoredDevice | null,
  user: string,
  { device, app, schema, outbox, mismatches }: About,
  { skewMs, receivedAt }: { skewMs: number; receivedAt: number },
): Promise<void> {
  const failed = mismatches?.length ?? 0
  await tables.devices.put({
    id: device,
    user,
    name: before?.name ?? '',
    lastSeenAt: receivedAt,
    appVersion: app,
    schema,
    skewMs,
    outboxCount: outbox?.count ?? before?.outboxCount ?? 0,
    oldestPendingAt: outbox
      ? outbox.oldestAt && shownTime(outbox.oldestAt)
      : (before?.oldestPendingAt ?? null),
    digestFailures: (before?.digestFailures ?? 0) + failed,
    digestFailedAt: failed ? receivedAt : (before?.digestFailedAt ?? null),
    revokedAt: before?.revokedAt ?? null,
  })
}
