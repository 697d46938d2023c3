import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the SDK posts to `/admin`: `action` and its parameters, already parsed from JSON. */
export type AdminBody = Readonly<Record<string, unknown>> & { readonly action: string }

/** Answers one SDK action with the fields that stand next to `requestId` in the reply. Refuses by throwing {@link CloudBaseError}. */
export type AdminHandler = (body: AdminBody) => object | Promise<object>

/** Answers one HTTP request below the plugin's path prefix. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>

/** One CloudBase service on this machine. The server asks its plugins in order and knows nothing of what they do. */
export interface Plugin {
  readonly name: string
  /** SDK actions by their wire name, e.g. `database.getDocument`. */
  readonly adminActions?: Readonly<Record<string, AdminHandler>>
  /** HTTP routes by path prefix, longest prefix wins, e.g. `/storage/`. */
  readonly routes?: Readonly<Record<string, HttpHandler>>
  /** Ends timers, workers and files. Resolves when nothing of the plugin is left. */
  stop?(): void | Promise<void>
}

/** A refusal as CloudBase sends it: HTTP 200 with `code` and `message`. */
export class CloudBaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
