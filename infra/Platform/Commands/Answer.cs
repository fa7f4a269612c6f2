using System.Text.Json;

namespace Stillwater.Platform.Commands;

/// <summary>What a command answers, before it is bytes.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Body">Serialised as it is; null for no content.</param>
public sealed record Answer(int Status, object? Body)
{
    public long? Revision { get; init; }

    public string? Location { get; init; }

    public Refusal? Refusal { get; init; }

    public static implicit operator Answer(Refusal refusal) => new(0, null) { Refusal = refusal };

    /// <summary>201 with the new resource, where to find it and its revision.</summary>
    public static Answer Created(string location, long revision, object body) =>
        new(201, body) { Location = location, Revision = revision };

    /// <summary>200 with the revision that the resource now has.</summary>
    public static Answer Ok(long revision, object body) => new(200, body) { Revision = revision };
}

/// <summary>An answer as it leaves, and as it is kept for a repeat of the same key.</summary>
public sealed record RenderedAnswer(int Status, byte[] Body, string ContentType, string? ETag, string? Location);

/// <summary>The one mapping from an answer to bytes, so that no endpoint invents its own status codes.</summary>
public static class AnswerRendering
{
    public static RenderedAnswer Render(this Answer answer, JsonSerializerOptions json, string instance, string? traceId)
    {
        object? content = answer.Refusal is { } refusal ? Problem.From(refusal, instance, traceId) : answer.Body;
        var body = content is null ? [] : JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), json);
        var etag = answer.Revision is { } revision ? $"\"{revision}\"" : null;
        return content is Problem problem
            ? new RenderedAnswer(problem.Status, body, Problem.ContentType, null, null)
            : new RenderedAnswer(answer.Status, body, "application/json; charset=utf-8", etag, answer.Location);
    }
}
