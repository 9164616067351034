# Build: docker build -t proofmark .
# Run:   docker run --rm -v "$PWD/report:/work" -e TWILIO_ACCOUNT_SID -e TWILIO_AUTH_TOKEN proofmark run --base-url https://api.example.com
FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /opt/proofmark
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY --from=build /build/specs specs
COPY --from=build /build/docs/proof-figures.json docs/proof-figures.json
COPY --from=build /build/package.json /build/LICENSE ./
# The report goes here. Mount a folder that the user node may write to.
WORKDIR /work
RUN chown node:node /work
USER node
VOLUME /work
ENTRYPOINT ["node", "/opt/proofmark/dist/cli/main.js"]
CMD ["run"]
