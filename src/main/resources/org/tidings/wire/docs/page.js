// Shows the description of this site's API. Nothing is kept when the page is left: no password, no token.
window.addEventListener('load', () => {
    SwaggerUIBundle({
        url: '../openapi.json',
        dom_id: '#api',
        deepLinking: true,
        docExpansion: 'list',
        defaultModelsExpandDepth: 0,
        displayRequestDuration: true,
        persistAuthorization: false,
        validatorUrl: null,
        // The page has a place of its own for passwords: no other is to be shown.
        requestInterceptor: (request) => {
            request.headers['Suppress-WWW-Authenticate'] = 'true';
            return request;
        },
    });
});
