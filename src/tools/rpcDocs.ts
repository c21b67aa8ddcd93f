import { MOST_IN_BATCH } from '../l1/rpc/envelope.ts'
import { RPC_MATRIX, type RpcMatrixEntry } from '../l1/rpc/matrix.ts'

// The support matrix as a page for readers. `npx vitest run src/tools/rpcDocs.test.ts --update` writes docs/rpc.md.

export function renderRpcDocs(): string {
  const entries = RPC_MATRIX.flatMap((group) => group.entries)
  const supported = entries.filter((entry) => entry.status === 'supported').length
  const tables = RPC_MATRIX.map(({ title, entries: rows }) => `## ${title}\n\n${tableOf(rows)}`)
  return `${intro(supported, entries.length - supported)}\n\n${tables.join('\n\n')}\n`
}

const intro = (supported: number, refused: number) => `# JSON-RPC

Made from \`src/l1/rpc/matrix.ts\`. Do not edit.

Every world speaks for its L1, in the tab over EIP-1193 (\`window.mezzanine.provider()\`) and on the command line over HTTP
(\`npm run -s lab -- rpc\`, [automation.md](automation.md)): ${supported} methods, and ${refused} that clients know and that are
refused with a reason. Any other name is answered with −32601.

- Parameters are checked strictly: −32602 says which one is wrong and how, and nothing has changed.
- What the world refuses comes as −32000 in the words of geth, with \`data.refusal\` and \`data.facts\`; a revert is 3, with
  the returned bytes as \`data\`.
- **World** marks what changes the world: it becomes an entry of the log, so that it can be undone, replayed and shared.
  Asked for in the past, it happens on a branch.
- With viem, say \`custom(provider, { retryCount: 0 })\`: nothing here fails by chance, and viem would ask three times more
  after each revert. Over HTTP: \`http(address, { retryCount: 0 })\`.

## Errors

| Code | When |
| --- | --- |
| −32700 | HTTP: the body is no JSON, or no UTF-8 |
| −32600 | HTTP: not a request of JSON-RPC 2.0, an empty batch, or one of more than ${MOST_IN_BATCH} |
| −32601 | no such method |
| −32602 | no such parameters |
| −32603 | a bug of ours |
| 3 | a revert, with what it returned |
| −32000 | refused by the pool or by the world: nonce too low, insufficient funds, already known … |
| −32001 | no such block or transaction |
| −32005 | more than one answer can hold |
| 4 | sent, but in no block in the time given (EIP-7966) |
| 4001 | cancelled by the one who watches |
| 4100 | nobody here has the key of that account |
| 4200 | known, and not done here |
| 4901, 4902 | no such chain |`

function tableOf(entries: readonly RpcMatrixEntry[]): string {
  const rows = entries.map((entry) => [
    `\`${entry.method}\``,
    entry.status === 'supported' ? (entry.writes ? 'world' : 'yes') : `refused (${entry.refusedWith})`,
    entry.since,
    entry.note,
  ])
  const lines = [['Method', 'Supported', 'Since', 'Note'], ['---', '---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`.replace(/ +\|/g, ' |')).join('\n')
}
