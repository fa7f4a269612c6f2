using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stillwater.Harness.Hosting;
using Stillwater.Platform.Commands;
using Stillwater.Platform.Http;
using Stillwater.Platform.Tenancy;

namespace Stillwater.Architecture.Tests;

/// <summary>What holds for every route and every event of all five services, found by asking the running service.</summary>
public sealed partial class SliceRules
{
    public static TheoryData<string> EachService => [.. Programs.ByProcess.Keys];

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task Every_route_says_what_it_is_and_who_may(string process)
    {
        await using var host = await StartAsync(process);
        var routes = RoutesOf(host);
        Assert.NotEmpty(routes);
        Assert.All(routes, route =>
        {
            Assert.NotNull(
                route.Metadata.GetMetadata<IAuthorizeData>() ?? (object?)route.Metadata.GetMetadata<AuthorizationPolicy>());
            if (route.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
                Assert.NotEmpty(route.Metadata.GetMetadata<Operation>()!.AllowedRoles);
        });
    }

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task Every_change_refuses_an_empty_object_as_a_problem(string process)
    {
        await using var host = await StartAsync(process);
        foreach (var route in RoutesOf(host))
        {
            if (route.Metadata.GetMetadata<Operation>() is not { Kind: not OperationKind.Read } operation)
                continue;
            using var client = host.ClientOf("northside", operation.AllowedRoles[0], "prescriber-1");
            using var request = new HttpRequestMessage(
                new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), PathOf(route));
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            request.Content = JsonContent.Create(new { });
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{operation.OperationId} answered {(int)answer.StatusCode}");
            Assert.Equal(Problem.ContentType, answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task No_route_answers_without_a_token(string process)
    {
        await using var host = await StartAsync(process);
        using var client = host.ClientWith(null);
        foreach (var route in RoutesOf(host))
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), PathOf(route));
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(Problem.ContentType, answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task Every_event_has_a_declared_name(string process)
    {
        await using var host = await StartAsync(process);
        var streams = host.Services.GetRequiredService<StreamTypes>();
        var declared = streams.Catalogue.Entries.ToDictionary(entry => entry.EventType);
        var events = streams.All.SelectMany(type => type.GetType().GetGenericArguments()[1].Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsAssignableTo(type.GetType().GetGenericArguments()[1]))).Distinct().ToList();
        Assert.NotEmpty(events);
        Assert.All(events, e => Assert.Matches(StoredName(), declared[e].StoredName));
        Assert.Equal(events.Count, declared.Count);
        Assert.Equal(declared.Count, declared.Values.Select(d => d.StoredName).Distinct().Count());
        Assert.All(declared.Values, d => Assert.StartsWith($"{process}.", d.StoredName, StringComparison.Ordinal));
    }

    private static Task<ServiceHost> StartAsync(string process) =>
        ServiceHost.StartAsync(process, Programs.ByProcess[process]);

    private static List<RouteEndpoint> RoutesOf(ServiceHost host) =>
        [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string PathOf(RouteEndpoint route) => Parameter().Replace(
        route.RoutePattern.RawText!, parameter => parameter.Value.Contains("int", StringComparison.Ordinal)
            ? "1" : "0198c0de-0000-7000-8000-000000000001");

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("^[a-z-]+\\.[a-z0-9-]+\\.v[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StoredName();
}
