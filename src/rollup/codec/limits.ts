// R21. More than this is malformed, so that a dispute about a batch has an end.

export const MAX_POSTED_BYTES = 126_976
export const MAX_INFLATED_BYTES = 262_144
export const MAX_TRANSACTIONS = 2_048
export const MAX_BLOCKS = 2_048
