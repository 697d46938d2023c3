import { configure } from '@testing-library/react'
import { PATIENCE_MS } from './patience'

/** Runs before every test file of components (jest.config.js). It sets the common time limit for waits for elements on the screen. */
configure({ asyncUtilTimeout: PATIENCE_MS })
