using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Stillwater.Platform.Http;

/// <summary>What an operation asks of its caller beside a token.</summary>
public enum OperationKind
{
    /// <summary>Reads; needs nothing more.</summary>
    Read,

    /// <summary>Begins something new; needs an Idempotency-Key.</summary>
    Creation,

    /// <summary>Adds a fact that several hands may add at once; needs an Idempotency-Key.</summary>
    Addition,

    /// <summary>Changes what the caller has seen; needs an Idempotency-Key and If-Match.</summary>
    Change,
}

/// <summary>The operation of a route: its published id, its kind and who may.</summary>
public sealed record Operation(string OperationId, OperationKind Kind, IReadOnlyList<string> AllowedRoles);

/// <summary>Declares what a route is; a route that does not say so is refused to everybody.</summary>
public static class OperationConventions
{
    public static RouteHandlerBuilder AsRead(this RouteHandlerBuilder route, string operationId, params string[] roles) =>
        route.As(new Operation(operationId, OperationKind.Read, roles));

    public static RouteHandlerBuilder AsCreation(this RouteHandlerBuilder route, string operationId, params string[] roles) =>
        route.As(new Operation(operationId, OperationKind.Creation, roles));

    public static RouteHandlerBuilder AsAddition(this RouteHandlerBuilder route, string operationId, params string[] roles) =>
        route.As(new Operation(operationId, OperationKind.Addition, roles));

    public static RouteHandlerBuilder AsChange(this RouteHandlerBuilder route, string operationId, params string[] roles) =>
        route.As(new Operation(operationId, OperationKind.Change, roles));

    private static RouteHandlerBuilder As(this RouteHandlerBuilder route, Operation operation) =>
        route.WithName(operation.OperationId).WithMetadata(operation)
            .RequireAuthorization(policy => policy.RequireRole(operation.AllowedRoles));
}
