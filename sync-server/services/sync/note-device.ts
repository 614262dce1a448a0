import type { SyncRequest } from '#domain/sync/protocol.ts'
import type { StoredDevice } from '../../storage/stored.ts'
import type { Tables } from '../../storage/store.ts'
import { shownTime } from './adjusted-time.ts'

type About = Pick<SyncRequest, 'device' | 'app' | 'schema' | 'outbox' | 'mismatches'>

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
