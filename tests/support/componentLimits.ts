import { configure } from '@testing-library/react'
import { PATIENCE_MS } from './patience'

/** Runs before every test file of components (jest.config.js): what appears on the screen is waited for as patiently as everything else. */
configure({ asyncUtilTimeout: PATIENCE_MS })
