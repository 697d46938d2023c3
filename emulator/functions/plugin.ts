import { CloudBaseError, type Plugin } from '../plugin'
import { FunctionFailure, PLATFORM_CODE } from './failure'
import type { Functions } from './functions'

const asCloudBaseError = (error: unknown): unknown =>
  error instanceof FunctionFailure ? new CloudBaseError(PLATFORM_CODE[error.kind], error.message) : error

/** `app.callFunction` of the SDK, by which one function calls another. The call carries no WeChat identity. */
export const createFunctionsPlugin = (functions: Functions): Plugin => ({
  name: 'functions',
  adminActions: {
    'functions.invokeFunction': async ({ function_name: name, request_data: data, qualifier }) => {
      if (qualifier !== undefined && qualifier !== '$LATEST') {
        throw new CloudBaseError('FUNCTION_QUALIFIER_NOT_FOUND', 'The emulator has one version of each function: leave qualifier out.')
      }
      const event = typeof data === 'string' && data !== '' ? data : '{}'
      try {
        return { data: { response_data: await functions.invoke(String(name), event, { trigger: 'function' }) } }
      } catch (error) {
        throw asCloudBaseError(error)
      }
    },
  },
  stop: () => functions.stop(),
})
