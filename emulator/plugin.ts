import type { IncomingMessage, ServerResponse } from 'node:http'

/** The body that the SDK posts to `/admin`: `action` and its parameters, parsed from JSON. */
export type AdminBody = Readonly<Record<string, unknown>> & { readonly action: string }

/** Answers one SDK action with the fields that the reply has besides `requestId`. Refuses by throwing {@link CloudBaseError}. */
export type AdminHandler = (body: AdminBody) => object | Promise<object>

/** Answers one SDK action, whichever plugin does. */
export type Dispatch = (body: AdminBody) => Promise<object>

/** Answers one HTTP request below the plugin's path prefix. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>

/** One CloudBase service on this machine. The server asks its plugins in order and knows nothing about their work. */
export interface Plugin {
  readonly name: string
  /** SDK actions by their wire name, e.g. `database.getDocument`. */
  readonly adminActions?: Readonly<Record<string, AdminHandler>>
  /** HTTP routes by path prefix such as `/storage/`. The longest matching prefix wins. */
  readonly routes?: Readonly<Record<string, HttpHandler>>
  /** Stops timers and workers and closes files. Resolves when all of them have ended. */
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
