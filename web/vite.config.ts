import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The server of the API while developing; the built app is served by that server itself. */
const api = process.env.QUOTEWRIGHT_API ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/v1": api, "/health": api } },
  build: {
    target: "es2022",
    // The server lets fonts and pictures come from itself only, so none may be written into the style sheet.
    assetsInlineLimit: 0,
    // The 3D viewer is one lazily loaded chunk of about 1 MB; everything else stays far below this.
    chunkSizeWarningLimit: 1200,
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
