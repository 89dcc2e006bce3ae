/** The made-up tenant of a laptop: fixed ids, so that people and conversations stay the same from start to start. */
export const localSettings = {
  tenantId: '0f5e1c2a-7a1b-4c3d-8e4f-000000000001',
  botAppId: '0f5e1c2a-7a1b-4c3d-8e4f-000000000002',
  apiClientId: '0f5e1c2a-7a1b-4c3d-8e4f-000000000003',
  /** The sample list ends in R7 Q2, so a laptop lives in R7 Q3: on the day its round opens by the calendar. */
  firstInstant: '2025-12-12T10:00:00+09:00',
  firstRound: '2025Q3',
} as const
