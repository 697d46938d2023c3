// jsdom applies no styles, so style files are empty.
