import type { Defect } from './edit.ts'

/** A server that was put back in time believes itself. */
export const noRewindDetection: Defect = {
  name: 'no-rewind-detection',
  rule: 'R1',
  theme: 'restores',
  edits: [
    {
      file: 'sync-server/services/sync/proves-rewind.ts',
      find: 'if (request.lastAckUid !== null && !acknowledged) return true',
      replace: '',
    },
    {
      file: 'sync-server/services/sync/proves-rewind.ts',
      find: 'return Object.entries(request.have).some(',
      replace: 'return false && Object.entries(request.have).some(',
    },
  ],
}
